using IvrFunctions.Core.Analysis.Verification;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Tests.Analysis.Adversarial;

/// <summary>What a careful model says of the evidence of <see cref="SampleCalls"/>, in many wordings; all of it is true.</summary>
internal static class HonestStatements
{
    public static IEnumerable<(StatementKind Kind, string Text, string Cites)> In(TextLanguage language) =>
        language == TextLanguage.Es ? Spanish : English;

    private static readonly (StatementKind, string, string)[] Spanish =
    [
        (StatementKind.Claim, "Este fallo es 5,2 veces más frecuente entre los clientes premium en la hora punta de la mañana (31 de 125 llamadas, el 24,8 %) que en el resto (4,8 %)", "F3"),
        (StatementKind.Claim, "Entre los clientes premium, en la hora punta de la mañana, el 24,8 % de las llamadas tiene este fallo, frente al 4,8 % en el resto", "F3"),
        (StatementKind.Claim, "31 de 125 llamadas de clientes premium en la hora punta de la mañana fallaron así", "F3"),
        (StatementKind.Claim, "Los clientes premium sufren más este fallo durante la hora punta de la mañana", "F3"),
        (StatementKind.Claim, "El fallo se concentra en los clientes premium durante la hora punta de la mañana, con una tasa del 24,8 %", "F3"),
        (StatementKind.Claim, "En la hora punta de la mañana, los clientes premium tienen una tasa de fallo del 24,8 %, frente al 4,8 % del resto", "F3"),
        (StatementKind.Claim, "La tasa es del 24,8 % para los clientes premium en la hora punta de la mañana y del 4,8 % en las demás llamadas", "F3"),
        (StatementKind.Claim, "Hay una asociación entre los clientes premium, la hora punta de la mañana y este fallo, no una prueba de causa", "F3"),
        (StatementKind.Claim, "El 25 % de las llamadas premium en la hora punta de la mañana presenta el fallo", "F3"),
        (StatementKind.Claim, "Los clientes premium en la franja de 10:00 a 14:00, hora punta de la mañana, fallan 5,2 veces más", "F3"),
        (StatementKind.Claim, "El fallo biométrico en el paso de autenticación afecta a 121 llamadas de facturación, el 60,5 % de los fallos", "F2"),
        (StatementKind.Claim, "121 de las 2.000 llamadas de facturación (6,0 %) fallaron por un fallo biométrico en la autenticación", "F2"),
        (StatementKind.Claim, "El fallo biométrico representa el 60,5 % de los 200 fallos de facturación", "F2"),
        (StatementKind.Claim, "Un fallo biométrico es el motivo de 121 de los 200 fallos de facturación", "F2"),
        (StatementKind.Claim, "La mayoría de los fallos de facturación, el 60,5 %, se debe a un fallo biométrico", "F2"),
        (StatementKind.Claim, "En facturación, el 6,0 % de las 2.000 llamadas termina con un fallo biométrico en el paso de autenticación", "F2"),
        (StatementKind.Claim, "Del 2026-06-01 al 2026-06-30 fallaron 280 de 4.000 llamadas (7,0 %)", "F1"),
        (StatementKind.Claim, "En total fallaron 280 llamadas de las 4.000 del archivo", "F1"),
        (StatementKind.Claim, "El 7,0 % de las llamadas del archivo falló", "F1"),
        (StatementKind.Claim, "Entre los clientes premium este fallo es 2,0 veces más frecuente que en el resto (9,8 % frente a 4,8 %)", "F4"),
        (StatementKind.Claim, "49 de 500 llamadas de clientes premium tienen este fallo; sin contar la combinación más afectada, la diferencia desaparece", "F4"),
        (StatementKind.Claim, "Los clientes premium presentan el doble de frecuencia de este fallo", "F4"),
        (StatementKind.Claim, "El caso más parecido reúne 42 llamadas", "C1"),
        (StatementKind.Claim, "El caso más similar, con 42 llamadas, es un fallo biométrico en la autenticación", "C1"),
        (StatementKind.Claim, "Los casos similares muestran el mismo fallo biométrico en el paso de autenticación", "C1,C2"),
        (StatementKind.Claim, "De las 121 llamadas con este fallo, los clientes premium en la hora punta de la mañana suman 31", "F2,F3"),
        (StatementKind.Claim, "El fallo es **5,2 veces** más frecuente entre los clientes premium en la hora punta de la mañana [F3]", "F3"),
        (StatementKind.RootCause, "un fallo biométrico en el paso de autenticación, sobre todo entre los clientes premium en la hora punta de la mañana", "F2,F3"),
        (StatementKind.RootCause, "un fallo biométrico en la autenticación", "F2"),
        (StatementKind.RootCause, "el fallo biométrico de los clientes premium en la hora punta de la mañana (es una asociación, no una prueba)", "F3"),
        (StatementKind.RootCause, "un fallo biométrico durante el paso de autenticación de las llamadas de facturación", "F2,C1"),
        (StatementKind.Recommendation, "Revisar el reconocimiento biométrico del paso de autenticación en la hora punta de la mañana", "F3"),
        (StatementKind.Recommendation, "Analizar los registros de las llamadas de facturación con fallo biométrico", "F2,C1"),
        (StatementKind.Recommendation, "Ofrecer otro método de autenticación a los clientes premium cuando falle la biometría", "F2,F3"),
        (StatementKind.Recommendation, "Comprobar la capacidad del sistema biométrico en la hora punta de la mañana", "F3"),
    ];

    private static readonly (StatementKind, string, string)[] English =
    [
        (StatementKind.Claim, "This failure is 5.2 times more frequent among premium customers at the morning peak (31 of 125 calls, 24.8%) than elsewhere (4.8%)", "F3"),
        (StatementKind.Claim, "Among premium customers at the morning peak, 24.8% of the calls have this failure, against 4.8% elsewhere", "F3"),
        (StatementKind.Claim, "31 of 125 calls of premium customers at the morning peak failed in this way", "F3"),
        (StatementKind.Claim, "Premium customers have this failure more often at the morning peak", "F3"),
        (StatementKind.Claim, "The failure concentrates among premium customers at the morning peak, with a rate of 24.8%", "F3"),
        (StatementKind.Claim, "The rate is 24.8% for premium customers at the morning peak compared to 4.8% for the others", "F3"),
        (StatementKind.Claim, "There is an association between premium customers, the morning peak and this failure, not proof of a cause", "F3"),
        (StatementKind.Claim, "25% of the premium calls at the morning peak have the failure", "F3"),
        (StatementKind.Claim, "The biometric failure at the authentication step affects 121 billing calls, 60.5% of the failures", "F2"),
        (StatementKind.Claim, "121 of the 2,000 billing calls (6.0%) failed due to a biometric failure at authentication", "F2"),
        (StatementKind.Claim, "Biometric failure accounts for 60.5% of the 200 failures of billing calls", "F2"),
        (StatementKind.Claim, "Most of the failures of billing calls, 60.5%, are due to a biometric failure", "F2"),
        (StatementKind.Claim, "From 2026-06-01 to 2026-06-30, 280 of 4,000 calls failed (7.0%)", "F1"),
        (StatementKind.Claim, "In total, 280 of the 4,000 calls in the archive failed", "F1"),
        (StatementKind.Claim, "This failure is 2.0 times more frequent among premium customers than elsewhere (9.8% against 4.8%)", "F4"),
        (StatementKind.Claim, "Premium customers have this failure twice as often", "F4"),
        (StatementKind.Claim, "The most similar case stands for 42 calls", "C1"),
        (StatementKind.Claim, "The most similar case, with 42 calls, is a biometric failure at authentication", "C1"),
        (StatementKind.Claim, "The similar cases show the same biometric failure at the authentication step", "C1,C2"),
        (StatementKind.Claim, "Of the 121 calls with this failure, premium customers at the morning peak make up 31", "F2,F3"),
        (StatementKind.RootCause, "a biometric failure at the authentication step, above all among premium customers at the morning peak", "F2,F3"),
        (StatementKind.RootCause, "a biometric failure at authentication", "F2"),
        (StatementKind.RootCause, "the biometric failure of premium customers at the morning peak (an association, not proof)", "F3"),
        (StatementKind.Recommendation, "Review the biometric recognition of the authentication step at the morning peak", "F3"),
        (StatementKind.Recommendation, "Analyse the logs of the billing calls with a biometric failure", "F2,C1"),
        (StatementKind.Recommendation, "Offer another way of authentication to premium customers when biometrics fail", "F2,F3"),
        (StatementKind.Recommendation, "Check the capacity of the biometric system at the morning peak", "F3"),
    ];
}
