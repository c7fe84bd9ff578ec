namespace IvrFunctions.Cli.Generation;

/// <summary>A type of call: the steps it takes and the agents it may reach.</summary>
internal sealed class CallKind
{
    private readonly MenuStep[] steps;
    private readonly CsvText[] paths;
    private readonly int transferShare;

    /// <param name="name">The call type.</param>
    /// <param name="queue">The agents' queue.</param>
    /// <param name="transferShare">How many of 100,000 calls that get through the menu ask for an agent.</param>
    /// <param name="steps">The steps of its menu, in order.</param>
    private CallKind(string name, string queue, int transferShare, params MenuStep[] steps)
    {
        Name = name;
        Queue = queue;
        this.transferShare = transferShare;
        this.steps = [.. steps, Menu.AgentTransfer];
        paths = new CsvText[this.steps.Length];
        for (var i = 0; i < paths.Length; i++)
        {
            paths[i] = string.Join('>', this.steps.Take(i + 1).Select(step => step.Name.Value));
        }
    }

    public static Weighted<CallKind> All { get; } = new(
        (new("billing", "facturacion", 12_000, Menu.Main, Menu.Authentication, Menu.InvoiceLookup, Menu.Confirmation), 28),
        (new("balance", "cuentas", 6_000, Menu.Main, Menu.Authentication, Menu.BalanceLookup), 20),
        (new("payment", "pagos", 9_000, Menu.Main, Menu.Authentication, Menu.Payment, Menu.Confirmation), 17),
        (new("technical_support", "soporte_tecnico", 45_000, Menu.Main, Menu.Identification, Menu.Diagnostics), 14),
        (new("card_services", "tarjetas", 18_000, Menu.Main, Menu.Authentication, Menu.CardManagement), 10),
        (new("account_update", "cuentas", 12_000, Menu.Main, Menu.Authentication, Menu.DataUpdate), 6),
        (new("cancellation", "fidelizacion", 80_000, Menu.Main, Menu.Identification), 5));

    public CsvText Name { get; }

    public CsvText Queue { get; }

    public IReadOnlyList<MenuStep> Steps => steps;

    /// <summary>Takes a call through the menu.</summary>
    public CallCourse Follow(ref DeterministicRandom random, in CallDraft call)
    {
        var last = steps.Length - 1;
        for (var i = 0; i < last; i++)
        {
            if (steps[i].Fail(ref random, call) is { } cause)
            {
                return new CallCourse(paths[i], i + 1, cause, ReachesAgents: false);
            }
        }

        return random.Next(FailureCause.Whole) < transferShare
            ? new CallCourse(paths[last], last + 1, steps[last].Fail(ref random, call), ReachesAgents: true)
            : new CallCourse(paths[last - 1], last, Cause: null, ReachesAgents: false);
    }
}
