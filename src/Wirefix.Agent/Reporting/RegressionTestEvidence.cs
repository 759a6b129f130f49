namespace Wirefix.Agent.Reporting;

/// <summary>The regression test and how it ran.</summary>
/// <param name="Path">Its source file, relative to the solution's folder.</param>
/// <param name="FailedBefore">Whether it failed on the unfixed code every time, on its own assertion.</param>
/// <param name="PassedAfter">Whether it passed on the fixed code every time.</param>
/// <param name="Runs">How often it ran on each side.</param>
public sealed record RegressionTestEvidence(string Path, bool FailedBefore, bool PassedAfter, int Runs);
