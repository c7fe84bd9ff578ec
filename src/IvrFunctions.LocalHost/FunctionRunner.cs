using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IvrFunctions.LocalHost;

/// <summary>Runs a function: a new instance from the container, its parameters bound, its time limited, its output sent.</summary>
internal sealed class FunctionRunner(
    IServiceScopeFactory scopes, HostStorage storage, HostJson host, TimeProvider time, ILogger<FunctionRunner> logger)
{
    /// <summary>Runs it in a scope of its own.</summary>
    public async Task RunAsync(Function function, object? triggerValue, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await RunAsync(function, scope.ServiceProvider, _ => triggerValue, cancellationToken);
    }

    /// <summary>Runs it with the services of the caller's scope and returns its result.</summary>
    /// <param name="bind">Gives the value of every parameter that is no <see cref="CancellationToken"/>.</param>
    /// <exception cref="OperationCanceledException">Cancelled, or over the <c>functionTimeout</c> of host.json.</exception>
    public async Task<object?> RunAsync(
        Function function, IServiceProvider services, Func<ParameterInfo, object?> bind, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid();
        var start = time.GetTimestamp();
        logger.FunctionStarts(function.Name, id);
        try
        {
            using var limit = new CancellationTokenSource(host.FunctionTimeout, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            var token = either.Token;
            var result = await InvokeAsync(
                function, services, parameter => parameter.ParameterType == typeof(CancellationToken) ? token : bind(parameter));
            if (function.OutputQueue is { } queue)
            {
                foreach (var message in Messages(result))
                    await storage.SendAsync(queue, message, token);
            }

            logger.FunctionSucceeded(function.Name, id, time.GetElapsedTime(start).TotalMilliseconds);
            return result;
        }
        catch (Exception exception)
        {
            logger.FunctionFailed(function.Name, id, time.GetElapsedTime(start).TotalMilliseconds, exception);
            throw;
        }
    }

    /// <summary>An array is a message each, as in the Functions host.</summary>
    private static string[] Messages(object? result) => result switch
    {
        string one => [one],
        string[] several => several,
        _ => [],
    };

    private static async Task<object?> InvokeAsync(Function function, IServiceProvider services, Func<ParameterInfo, object?> bind)
    {
        var type = function.Method.DeclaringType ?? throw new UnreachableException();
        var instance = ActivatorUtilities.CreateInstance(services, type);
        var arguments = function.Method.GetParameters().Select(bind).ToArray();
        var running = function.Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        switch (running)
        {
            case Task<string> text:
                return await text;
            case Task<string[]> texts:
                return await texts;
            case Task<Microsoft.AspNetCore.Http.IResult> answer:
                return await answer;
            case Task task:
                await task;
                return null;
            default:
                return running;
        }
    }
}
