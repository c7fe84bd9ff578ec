using IvrFunctions.Adapters.Ollama;
using IvrFunctions.Core.Analysis;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Tests.Models;

public class OllamaOptionsTests
{
    private const string Leaving = "call data would leave this machine; set Ollama__AllowRemote=true if that is wanted.";

    [Fact]
    public void Are_those_of_a_fresh_Ollama_where_nothing_is_set()
    {
        var options = Bind();

        Assert.Equal(
            ("http://127.0.0.1:11434", "llama3.1", "nomic-embed-text", 8_192, 1_024, 42, 64, TimeSpan.FromMinutes(10), false),
            (options.Url, options.ChatModel, options.EmbeddingModel, options.ContextTokens, options.AnswerTokens, options.Seed,
                options.EmbedBatch, options.RequestTimeout, options.AllowRemote));
    }

    [Theory]
    [InlineData("http://127.0.0.1:11434")]
    [InlineData("http://localhost:11434/")]
    [InlineData("http://[::1]:11434")]
    [InlineData("https://127.0.0.2/ollama")]
    public void Take_an_address_of_this_machine(string url)
    {
        Assert.Equal(url, Bind(("Url", url)).Url);
    }

    [Theory]
    [InlineData("Url", "", "Ollama__Url must be an address like http://127.0.0.1:11434.")]
    [InlineData("Url", "127.0.0.1:11434", "Ollama__Url must be an address like http://127.0.0.1:11434.")]
    [InlineData("Url", "ftp://127.0.0.1", "Ollama__Url must be an address like http://127.0.0.1:11434.")]
    [InlineData("Url", "http://10.0.0.7:11434", $"Ollama__Url is not on this machine, so {Leaving}")]
    [InlineData("Url", "http://localhost.example.com", $"Ollama__Url is not on this machine, so {Leaving}")]
    [InlineData("ChatModel", "", "Ollama__ChatModel is missing: a model like llama3.1.")]
    [InlineData("ChatModel", "gpt-oss:120b-cloud", $"Ollama__ChatModel runs in Ollama's cloud, so {Leaving}")]
    [InlineData("EmbeddingModel", "", "Ollama__EmbeddingModel is missing: a model like nomic-embed-text.")]
    [InlineData("EmbeddingModel", "embedder:cloud", $"Ollama__EmbeddingModel runs in Ollama's cloud, so {Leaving}")]
    [InlineData("ContextTokens", "2048", "Ollama__ContextTokens must be between 4096 and 131072.")]
    [InlineData("AnswerTokens", "0", "Ollama__AnswerTokens must be between 64 and a quarter of Ollama__ContextTokens.")]
    [InlineData("AnswerTokens", "4097", "Ollama__AnswerTokens must be between 64 and a quarter of Ollama__ContextTokens.")]
    [InlineData("EmbedBatch", "0", "Ollama__EmbedBatch must be between 1 and 1024.")]
    [InlineData("RequestTimeout", "00:00:00", "Ollama__RequestTimeout must be between 00:00:01 and 1.00:00:00.")]
    public void Name_the_key_that_is_wrong(string key, string value, string message)
    {
        var error = Assert.Throws<OptionsValidationException>(() => Bind((key, value)));

        Assert.Contains(message, Assert.Single(error.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Let_data_leave_where_that_is_allowed()
    {
        var options = Bind(("AllowRemote", "true"), ("Url", "http://10.0.0.7:11434"), ("ChatModel", "gpt-oss:120b-cloud"));

        Assert.Equal("http://10.0.0.7:11434", options.Url);
    }

    [Fact]
    public void Are_read_by_what_is_registered()
    {
        using var services = Register(("ChatModel", "qwen3"), ("EmbeddingModel", "bge-m3"));

        var chat = services.GetRequiredService<IChatClient>().GetService<ChatClientMetadata>();
        var embedder = services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>()
            .GetService<EmbeddingGeneratorMetadata>();

        Assert.Equal(("ollama", "qwen3"), (chat?.ProviderName, chat?.DefaultModelId));
        Assert.Equal(("ollama", "bge-m3"), (embedder?.ProviderName, embedder?.DefaultModelId));
    }

    [Theory]
    [InlineData("4096", 4_096)]
    [InlineData("16384", 16_384)]
    public void Set_the_length_of_the_prompts_of_analyses(string contextTokens, int expected)
    {
        using var services = Register(("ContextTokens", contextTokens));

        Assert.Equal(expected, services.GetRequiredService<IChatClient>().GetService<ChatLimits>()?.ContextTokens);
    }

    private static OllamaOptions Bind(params IEnumerable<(string Key, string Value)> settings)
    {
        using var services = Register(settings);
        return services.GetRequiredService<IOptions<OllamaOptions>>().Value;
    }

    private static ServiceProvider Register(params IEnumerable<(string Key, string Value)> settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Ollama:{setting.Key}", (string?)setting.Value)))
            .Build();
        return new ServiceCollection().AddLogging().AddOllama(configuration).BuildServiceProvider();
    }
}
