using IvrFunctions;
using IvrFunctions.Adapters;
using IvrFunctions.Functions.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

try
{
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    builder.Services
        .AddIvr(builder.Configuration)
        .Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = HttpLimits.MaxBodyBytes);

    using var app = builder.Build();
    SettingsErrors.Check(app.Services);
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (SettingsErrors.Find(exception) is { Count: > 0 } errors)
{
    foreach (var error in errors)
        await Console.Error.WriteLineAsync(error);
    return 1;
}
