using Microsoft.Extensions.DependencyInjection;

namespace IvrFunctions.Core.Figures;

public static class FiguresRegistration
{
    /// <summary>Adds <see cref="CallQueryReader"/>; the archive is the adapters'.</summary>
    public static IServiceCollection AddFigures(this IServiceCollection services) => services.AddSingleton<CallQueryReader>();
}
