using Microsoft.Extensions.Options;

namespace IvrFunctions.Adapters.Ollama;

[OptionsValidator]
internal sealed partial class OllamaOptionsValidator : IValidateOptions<OllamaOptions>;
