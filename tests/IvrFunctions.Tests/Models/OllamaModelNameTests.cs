using IvrFunctions.Adapters.Ollama;

namespace IvrFunctions.Tests.Models;

public class OllamaModelNameTests
{
    [Theory]
    [InlineData("llama3.1", "llama3.1:latest", true)]
    [InlineData("llama3.1:latest", "llama3.1", true)]
    [InlineData("Llama3.1", "llama3.1:LATEST", true)]
    [InlineData("llama3.1:8b", "llama3.1:8b", true)]
    [InlineData("llama3.1", "llama3.1:8b", false)]
    [InlineData("llama3.1", "me/llama3.1:latest", false)]
    public void Are_the_same_with_and_without_the_default_tag(string one, string other, bool same)
    {
        Assert.Equal(same, OllamaModelName.AreSame(one, other));
    }

    [Theory]
    [InlineData("gpt-oss:cloud", true)]
    [InlineData("gpt-oss:120b-cloud", true)]
    [InlineData("gpt-oss:120b-Cloud", true)]
    [InlineData("me/gpt-oss:20b:cloud", true)]
    [InlineData("gpt-oss-cloud", false)]
    [InlineData("host:5000/my-cloud", false)]
    [InlineData("cloud", false)]
    [InlineData("llama3.1", false)]
    public void Tell_what_runs_in_the_cloud(string name, bool cloud)
    {
        Assert.Equal(cloud, OllamaModelName.IsCloud(name));
    }

    [Theory]
    [InlineData("nomic-embed-text", "search_document: ", "search_query: ")]
    [InlineData("nomic-embed-text:v1.5", "search_document: ", "search_query: ")]
    [InlineData("nomic-embed-text-v2-moe", "search_document: ", "search_query: ")]
    [InlineData("hf.co/nomic-ai/Nomic-Embed-Text-v2-moe-GGUF:Q4_K_M", "search_document: ", "search_query: ")]
    [InlineData("mxbai-embed-large", "", "Represent this sentence for searching relevant passages: ")]
    [InlineData("snowflake-arctic-embed2", "", "query: ")]
    [InlineData("jeffh/intfloat-multilingual-e5-large", "passage: ", "query: ")]
    [InlineData("bge-m3", "", "")]
    public void Tell_the_prefixes_of_the_model(string model, string document, string query)
    {
        Assert.Equal((document, query), EmbeddingPrefixes.For(model));
    }
}
