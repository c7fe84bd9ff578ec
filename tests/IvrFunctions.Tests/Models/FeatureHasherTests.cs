using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using IvrFunctions.Adapters.BuiltIn;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Tests.Models;

public class FeatureHasherTests
{
    private static readonly CallRecord Call = new()
    {
        StartedAt = default,
        CallType = "billing",
        Channel = "phone",
        CustomerSegment = "premium",
        FailureStep = "authentication",
        FailureReason = "biometric_fail",
        Outcome = CallOutcome.Failed,
    };

    /// <summary>
    /// Vectors that are stored depend on these bits: where this test fails, <see cref="BuiltInModelCatalog"/> needs a new version.
    /// </summary>
    [Theory]
    [InlineData("", "e61a2e3c81d6733c")]
    [InlineData("Llamada de facturación, cliente premium. Falló en el paso autenticación: fallo biométrico.", "b5677567e7ebdf4d")]
    [InlineData("IVR İstanbul ISIK: ÇAĞRI ŞİKAYET", "701184271eba7570")]
    public void Gives_the_same_bits_on_every_machine_and_in_every_culture(string text, string expected)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in (string[])["es-ES", "en-US", "tr-TR", ""])
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

                Assert.Equal(expected, Fingerprint(text));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n.,;:!?")]
    [InlineData("a")]
    [InlineData("de la y el")]
    [InlineData("日本語 العربية ελληνικά")]
    [InlineData("\ud83d 😀 \ude00")]
    public void Gives_every_text_a_vector_of_unit_length(string text)
    {
        Assert.Equal(1, TensorPrimitives.Norm(Embed(text)), 1e-6);
    }

    [Fact]
    public void Reads_no_more_of_a_long_text_than_its_beginning()
    {
        var words = string.Concat(Enumerable.Range(0, 3_000).Select(i => $"palabra{i} "));

        Assert.Equal(Embed(words[..8_192]), Embed(words));
        Assert.Equal(1, TensorPrimitives.Norm(Embed(words)), 1e-6);
    }

    [Theory]
    [InlineData("FACTURACIÓN: Autenticación", "facturacion autenticacion")]
    [InlineData("autenticación", "autenticacio\u0301n")]
    [InlineData("Ñandú,\u00a0pingüino", "nandu  pinguino")]
    public void Takes_no_notice_of_case_accents_and_punctuation(string one, string other)
    {
        Assert.Equal(Embed(one), Embed(other));
    }

    [Theory]
    [InlineData(TextLanguage.Es)]
    [InlineData(TextLanguage.En)]
    public void Finds_the_same_failure_of_another_segment_nearer_than_another_failure(TextLanguage language)
    {
        var narrator = new Narrator(language);
        var story = narrator.Narrate(Call);

        var sameFailure = Similarity(story, narrator.Narrate(Call with { CustomerSegment = "basic" }));
        var otherReason = Similarity(story, narrator.Narrate(Call with { FailureReason = "timeout" }));
        var otherFailure = Similarity(story, narrator.Narrate(Call with { FailureStep = "payment", FailureReason = "card_declined" }));
        var otherCall = Similarity(
            story,
            narrator.Narrate(Call with { CallType = "support", FailureStep = "payment", FailureReason = "card_declined" }));

        double[] order = [sameFailure, otherReason, otherFailure, otherCall];
        Assert.Equal(order.OrderDescending(), order);
        Assert.Distinct(order);
    }

    [Fact]
    public void Finds_words_of_the_same_stem_near()
    {
        Assert.True(Similarity("autenticación", "autenticado") > Similarity("autenticación", "facturación"));
    }

    [Fact]
    public void Gives_little_weight_to_words_that_every_narrative_has()
    {
        const string story = "Llamada de facturación por teléfono, cliente premium. Falló en el paso autenticación.";

        Assert.True(Similarity(story, "facturación teléfono premium falló autenticación") > 0.9);
        Assert.True(Similarity(story, "Llamada de soporte por chat, cliente básico. Abandonada en el paso menú.") < 0.1);
    }

    private static double Similarity(string one, string other) => TensorPrimitives.Dot(Embed(one), Embed(other));

    private static float[] Embed(string text)
    {
        var vector = new float[FeatureHasher.Dimensions];
        FeatureHasher.Embed(text, vector);
        return vector;
    }

    private static string Fingerprint(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<float>(Embed(text))).AsSpan(0, 8));
}
