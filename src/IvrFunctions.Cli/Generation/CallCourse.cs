namespace IvrFunctions.Cli.Generation;

/// <summary>How a call went: the path it took, how many steps that were, and why it failed, if it did.</summary>
internal readonly record struct CallCourse(CsvText Path, int Steps, FailureCause? Cause, bool ReachesAgents);
