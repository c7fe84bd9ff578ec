using IvrFunctions.LocalHost;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Tests.LocalHost;

public sealed class FunctionIndexTests
{
    [Fact]
    public void Finds_the_functions_of_the_app() => Assert.Equal(
        [
            "Analyses", "Analyze", "AnalyzeQueued", "CleanAnalyses", "CreateUploadLink", "DeleteSource", "FailAnalysis", "FailChunk",
            "FailReindex", "Flow", "Health", "IngestCalls", "IngestChunk", "Ingestions", "Inspect", "Patterns", "Reindex", "Reports", "RetryIngestion", "StartReindex",
            "Summary", "SweepUploads", "UploadCalls", "WriteReport",
        ],
        new FunctionIndex(typeof(FunctionIndex).Assembly.GetTypes()).Names);

    [Fact]
    public void Knows_what_triggers_a_function_and_where_its_result_goes()
    {
        var (function, trigger) = Assert.Single(new FunctionIndex([typeof(Functions.AnalyzeQueued)]).TriggeredBy<QueueTriggerAttribute>());

        Assert.Equal(
            ("AnalyzeQueued", "ivr-analyze", "message", "ivr-analyzed"),
            (function.Name, trigger.QueueName, function.TriggerParameter.Name, function.OutputQueue));
    }

    [Fact]
    public void Refuses_a_function_without_a_trigger()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => new FunctionIndex([typeof(Untriggered)]));

        Assert.Equal("The function Untriggered has no trigger that this host knows.", exception.Message);
    }

    [Theory]
    [InlineData("ivr-calls")]
    [InlineData("ivr-calls/2025/{name}")]
    [InlineData("ivr-calls/{name}.csv")]
    public void Refuses_a_blob_path_it_cannot_follow(string path) => Assert.Throws<NotSupportedException>(() => BlobPath.Parse(path));

    private sealed class Untriggered
    {
        [Function(nameof(Untriggered))]
        public Task<string?> RunAsync() => Task.FromResult(ToString());
    }
}
