using IvrFunctions.Cli.Api;
using IvrFunctions.Cli.Display;
using Spectre.Console;

namespace IvrFunctions.Tests.Cli.Display;

public sealed class AnalysisViewTests
{
    [Fact]
    public void Shows_the_explanation_and_what_it_rests_on()
    {
        var analysis = new AnalysisReply(
            "a1", "explained", "Esta llamada falló en el paso de autenticación [F1][C1].",
            new(new(5_000, 733), [new("F1", "Es 2,8 veces más frecuente.")], [new("C1", 0.934, 1, ["L1", "L2"], "Llamada de facturación.")]),
            new(3, 2, 1), new("builtin", "templates"), Degraded: false, ["Una columna [x] no se usó."], null);

        var text = Render(console => AnalysisView.Show(console, analysis));

        Assert.Equal(
            """

            Esta llamada falló en el paso de autenticación [F1][C1].

            F1  Es 2,8 veces más frecuente.

            C1  1 call, similarity 0.93: Llamada de facturación.
                for example L1, L2
            Una columna [x] no se usó.

            Explained by builtin templates from 5,000 calls, 733 of them failed; 2 of 3 claims verified. (a1)

            """.ReplaceLineEndings("\n"),
            text.ReplaceLineEndings("\n"));
    }

    private static string Render(Action<IAnsiConsole> show)
    {
        var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 1_000;
        show(console);
        return text.ToString();
    }
}
