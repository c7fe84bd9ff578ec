namespace IvrFunctions.Core.Calls;

/// <summary>How a call ended. <see cref="Failed"/> and <see cref="Abandoned"/> are the failures that analyses explain.</summary>
public enum CallOutcome
{
    /// <summary>Nothing in the export says how the call ended.</summary>
    Unknown,

    /// <summary>The caller got what the call was for, with or without an agent.</summary>
    Completed,

    /// <summary>The call ended inside the IVR without an agent.</summary>
    Contained,

    /// <summary>The call was handed to an agent or to another line.</summary>
    Transferred,

    /// <summary>The caller gave up.</summary>
    Abandoned,

    /// <summary>A step of the call failed.</summary>
    Failed,
}
