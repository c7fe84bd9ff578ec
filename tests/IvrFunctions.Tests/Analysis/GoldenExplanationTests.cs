using System.Globalization;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Tests.Analysis;

public sealed class GoldenExplanationTests
{
    [Theory]
    [InlineData("es-ES")]
    [InlineData("en-US")]
    public async Task Tells_the_planted_cause_in_Spanish(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        using var host = new AnalyzerHost();

        var analysis = await host.AnalyzeAsync(AnalyzerHost.Request());

        Assert.Equal(
            "Esta llamada de facturación falló en el paso de autenticación debido a un fallo biométrico. "
            + "Basándome en 5 casos similares (110 llamadas) y en las 4.000 llamadas del archivo, este fallo se da en 121 llamadas de "
            + "facturación: el 60,5 % de los 200 fallos y el 6,0 % de las 2.000 llamadas de ese tipo [F2]. "
            + "Este fallo es 5,2 veces más frecuente entre los clientes premium en la hora punta de la mañana (31 de 125 llamadas, el "
            + "24,8 %) que en el resto (4,8 %) [F3]. "
            + "Este fallo es 2,0 veces más frecuente entre los clientes premium (49 de 500 llamadas, el 9,8 %) que en el resto (4,8 %); "
            + "sin contar la combinación más afectada, la diferencia deja de ser clara [F4]. "
            + "El caso más parecido reúne 42 llamadas con la misma historia [C1]. "
            + "La causa raíz probable es un fallo biométrico en el paso de autenticación, sobre todo entre los clientes premium en la hora "
            + "punta de la mañana (es una asociación estadística, no una prueba) [F2][F3][C1]. "
            + "Recomendación: revisar los registros de las llamadas que fallaron en el paso de autenticación debido a un fallo biométrico "
            + "entre los clientes premium en la hora punta de la mañana [F3][C1].",
            analysis.Explanation);
        Assert.Equal(
            [
                "F1: Del 2026-06-01 al 2026-06-30 hay 4.000 llamadas en el archivo, de las que fallaron 280 (7,0 %)",
                "F2: 121 llamadas de facturación fallaron en el paso de autenticación debido a un fallo biométrico: el 60,5 % de los 200 "
                    + "fallos de facturación y el 6,0 % de las 2.000 llamadas de facturación",
                "F3: Este fallo es 5,2 veces más frecuente entre los clientes premium en la hora punta de la mañana (31 de 125 llamadas, "
                    + "el 24,8 %) que en el resto (4,8 %)",
                "F4: Este fallo es 2,0 veces más frecuente entre los clientes premium (49 de 500 llamadas, el 9,8 %) que en el resto "
                    + "(4,8 %); sin contar la combinación más afectada, la diferencia deja de ser clara",
                "F5: En la hora punta de la mañana este fallo parece más frecuente (49 de 500 llamadas, el 9,8 %, frente al 4,8 % del resto), "
                    + "pero no por sí solo: sin contar los grupos que destacan, la diferencia desaparece",
            ],
            analysis.Evidence.Facts.Select(fact => $"{fact.Id}: {fact.Text}"));
        Assert.Equal(("high", false), (analysis.Confidence, analysis.Degraded));
        Assert.Empty(analysis.Warnings);
    }

    [Theory]
    [InlineData("es-ES")]
    [InlineData("en-US")]
    public async Task Tells_the_planted_cause_in_English(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        using var host = new AnalyzerHost();

        var analysis = await host.AnalyzeAsync(AnalyzerHost.Request(TextLanguage.En));

        Assert.Equal(
            "This billing call failed at the authentication step due to a biometric failure. "
            + "Based on 5 similar cases (110 calls) and all 4,000 calls in the archive, this failure occurs in 121 billing calls: 60.5% of "
            + "the 200 failures and 6.0% of the 2,000 calls of that type [F2]. "
            + "This failure is 5.2 times more frequent among premium customers at the morning peak (31 of 125 calls, 24.8%) than elsewhere "
            + "(4.8%) [F3]. "
            + "This failure is 2.0 times more frequent among premium customers (49 of 500 calls, 9.8%) than elsewhere (4.8%); without the "
            + "most affected combination the difference is no longer clear [F4]. "
            + "The most similar case stands for 42 calls with the same story [C1]. "
            + "The probable root cause is a biometric failure at the authentication step, above all among premium customers at the "
            + "morning peak (a statistical association, not proof) [F2][F3][C1]. "
            + "Recommendation: review the logs of the calls that failed at the authentication step due to a biometric failure among "
            + "premium customers at the morning peak [F3][C1].",
            analysis.Explanation);
    }
}
