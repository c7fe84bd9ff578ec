using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.LocalHost;

/// <summary>Serves the functions that HTTP triggers, under <c>/api</c>.</summary>
internal sealed class HttpFunctions(FunctionIndex functions, FunctionRunner runner, DrainPeriod drain)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (function, trigger) in functions.TriggeredBy<HttpTriggerAttribute>())
        {
            routes
                .MapMethods($"/api/{trigger.Route ?? function.Name}", trigger.Methods, context => AnswerAsync(context, function))
                .WithDisplayName(function.Name);
        }
    }

    private async Task AnswerAsync(HttpContext context, Function function)
    {
        var result = await runner.RunAsync(function, context.RequestServices, parameter => Bind(context, parameter), drain.Over);
        if (result is IResult answer)
            await answer.ExecuteAsync(context);
    }

    private static object? Bind(HttpContext context, ParameterInfo parameter) =>
        parameter.ParameterType == typeof(HttpRequest)
            ? context.Request
            : context.GetRouteValue(parameter.Name ?? "") as string;
}
