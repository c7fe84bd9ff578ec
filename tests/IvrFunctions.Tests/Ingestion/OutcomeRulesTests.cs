using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ingestion;

namespace IvrFunctions.Tests.Ingestion;

public sealed class OutcomeRulesTests
{
    [Theory]
    [InlineData("AGENT", CallOutcome.Transferred)]
    [InlineData("ABSORPTION", CallOutcome.Contained)]
    [InlineData("ERROR", CallOutcome.Failed)]
    [InlineData("HANG", CallOutcome.Abandoned)]
    [InlineData("No resuelta", CallOutcome.Failed)]
    [InlineData("Não atendida", CallOutcome.Abandoned)]
    [InlineData("Transferida a un agente", CallOutcome.Transferred)]
    [InlineData("Transferred To Support", CallOutcome.Transferred)]
    [InlineData("Abandonada: tiempo de espera", CallOutcome.Abandoned)]
    [InlineData("Failed - biometric_fail", CallOutcome.Failed)]
    [InlineData("Completed with errors", CallOutcome.Unknown)]
    [InlineData("Agent unavailable", CallOutcome.Unknown)]
    [InlineData("Error de autenticación", CallOutcome.Failed)]
    [InlineData("Abandonada en cola", CallOutcome.Abandoned)]
    [InlineData("En curso", CallOutcome.Unknown)]
    [InlineData("Finalizada", CallOutcome.Completed)]
    [InlineData("Concluída", CallOutcome.Completed)]
    [InlineData("Não atendida agente", CallOutcome.Abandoned)]
    [InlineData("No Answer on mobile", CallOutcome.Abandoned)]
    [InlineData("Connected - Sales", CallOutcome.Completed)]
    [InlineData("Call dropped", CallOutcome.Failed)]
    [InlineData("CALL_SUCCESSFUL", CallOutcome.Completed)]
    [InlineData("Llamada perdida", CallOutcome.Abandoned)]
    [InlineData("Call me later", CallOutcome.Unknown)]
    [InlineData(null, CallOutcome.Unknown)]
    public void Reads_the_outcome_in_words(string? outcome, CallOutcome expected)
    {
        Assert.Equal(expected, OutcomeRules.Decide(new OutcomeSigns { Outcome = outcome, ExportTellsOutcomes = true }));
    }

    [Theory]
    [InlineData(null, false, null, CallOutcome.Abandoned)]
    [InlineData(null, false, false, CallOutcome.Abandoned)]
    [InlineData(null, true, false, CallOutcome.Failed)]
    [InlineData(null, true, true, CallOutcome.Completed)]
    [InlineData(null, true, null, CallOutcome.Completed)]
    [InlineData(null, null, false, CallOutcome.Failed)]
    [InlineData("Completed", true, false, CallOutcome.Failed)]
    [InlineData("Transferred", true, false, CallOutcome.Transferred)]
    [InlineData("Failed", true, true, CallOutcome.Failed)]
    public void Joins_the_outcome_of_several_columns(string? outcome, bool? answered, bool? resolved, CallOutcome expected)
    {
        var signs = new OutcomeSigns { Outcome = outcome, Answered = answered, Resolved = resolved, ExportTellsOutcomes = true };

        Assert.Equal(expected, OutcomeRules.Decide(signs));
    }

    [Theory]
    [InlineData(true, CallOutcome.Abandoned)]
    [InlineData(false, CallOutcome.Completed)]
    public void A_call_that_was_not_abandoned_was_taken(bool abandoned, CallOutcome expected) =>
        Assert.Equal(expected, OutcomeRules.Decide(new OutcomeSigns { Outcome = "Follow-up", Abandoned = abandoned, ExportTellsOutcomes = true }));

    [Theory]
    [InlineData("Transferida", null, CallOutcome.Transferred)]
    [InlineData("OK", null, CallOutcome.Completed)]
    [InlineData("Abandonada: tiempo de espera", null, CallOutcome.Abandoned)]
    [InlineData("biometric_fail", null, CallOutcome.Failed)]
    [InlineData("agent unavailable", null, CallOutcome.Failed)]
    [InlineData("hang up too early", null, CallOutcome.Failed)]
    [InlineData(null, "authentication", CallOutcome.Failed)]
    [InlineData(null, null, CallOutcome.Completed)]
    public void Reads_the_outcome_from_failures_where_no_column_tells_it(string? reason, string? step, CallOutcome expected)
    {
        var signs = new OutcomeSigns { Reason = reason, FailureStep = step, ExportTellsFailures = true };

        Assert.Equal(expected, OutcomeRules.Decide(signs));
    }

    [Theory]
    [InlineData("PHANTOM", true)]
    [InlineData("phantom ", true)]
    [InlineData("HANG", false)]
    [InlineData("", false)]
    public void Knows_rows_that_are_no_calls(string outcome, bool expected)
    {
        Assert.Equal(expected, OutcomeRules.IsNoCall(outcome));
    }

    [Theory]
    [InlineData("Failed - biometric_fail", "biometric_fail")]
    [InlineData("Abandonada (tiempo de espera)", "tiempo de espera")]
    [InlineData("Error: ", null)]
    [InlineData("Failed", null)]
    [InlineData("self-service", null)]
    [InlineData("Connected - follow-up", null)]
    [InlineData("biometric_fail: twice", null)]
    public void Finds_the_reason_behind_the_outcome(string outcome, string? expected)
    {
        Assert.Equal(expected, OutcomeRules.ReasonIn(outcome));
    }
}
