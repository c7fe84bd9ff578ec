using Microsoft.Extensions.Options;

namespace IvrFunctions.Adapters.Chroma;

[OptionsValidator]
internal sealed partial class ChromaOptionsValidator : IValidateOptions<ChromaOptions>;
