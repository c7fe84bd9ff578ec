using System.Reflection;
using IvrFunctions;
using IvrFunctions.Adapters;
using IvrFunctions.Functions.Http;
using IvrFunctions.LocalHost;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

try
{
    var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

    // Later sources win: local.settings.json yields to the environment, as in the Functions host.
    builder.Configuration
        .AddInMemoryCollection(SettingsFiles.ReadLocalSettings(AppContext.BaseDirectory))
        .AddEnvironmentVariables()
        .AddCommandLine(args);
    var hostJson = SettingsFiles.ReadHostJson(AppContext.BaseDirectory);
    builder.Logging.AddConfiguration(hostJson.GetSection("logging")).AddSimpleConsole(console =>
    {
        // As the Core Tools write it; the log is read to see what happened when.
        console.TimestampFormat = "[yyyy-MM-dd'T'HH:mm:ss.fff'Z'] ";
        console.UseUtcTimestamp = true;
    });
    builder.WebHost
        .UseUrls(ListenAddress.From(builder.Configuration))
        .ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = HttpLimits.MaxBodyBytes);

    var host = HostJson.From(hostJson);
    var functions = new FunctionIndex(Assembly.GetExecutingAssembly().GetTypes());
    builder.Services.AddIvr(builder.Configuration).AddFunctions(functions, host, DrainPeriod.DefaultLength);

    await using var app = builder.Build();
    SettingsErrors.Check(app.Services);
    app.Services.GetRequiredService<HttpFunctions>().Map(app);
    app.Logger.FunctionsFound(string.Join(", ", functions.Names));
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (SettingsErrors.Find(exception) is { Count: > 0 } errors)
{
    foreach (var error in errors)
        await Console.Error.WriteLineAsync(error);
    return 1;
}
