using IvrFunctions.Core.Calls;

namespace IvrFunctions.Core.Ports;

/// <summary>What became of the callers of failed calls.</summary>
public interface ICallAftermath
{
    /// <summary>
    /// Follows the caller of each failed call of the filter that matches the target for 24 hours. Calls without a known caller or time are left
    /// out, and so are those of the archive's last 24 hours, whose callers may yet call again.
    /// </summary>
    Task<Aftermath> FollowAsync(CallFilter filter, CallFilter target, CancellationToken cancellationToken);
}

/// <param name="Traceable">Calls followed.</param>
/// <param name="CalledAgain">Those whose caller called again within 24 hours.</param>
/// <param name="Succeeded">Those of these with a later call that was completed or contained.</param>
/// <param name="Transferred">Those with a later call that was transferred.</param>
/// <param name="OtherChannel">Those with a later call through another channel.</param>
public readonly record struct Aftermath(long Traceable, long CalledAgain, long Succeeded, long Transferred, long OtherChannel);
