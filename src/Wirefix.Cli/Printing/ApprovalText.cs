using Wirefix.Agent;

namespace Wirefix.Cli.Printing;

/// <summary>What a person is told who is asked whether a fix may be written.</summary>
internal static class ApprovalText
{
    /// <summary>The proof and the files that would be written.</summary>
    public static string Of(FixResult result) =>
        $"A fix is confirmed: {result.Evidence.Reason}.\n{result.Evidence.Proposal}\nIt changes {string.Join(", ", result.Evidence.ChangedFiles)}.\n"
        + $"The patch is {Path.Combine(result.RunFolder, "fix.patch")}.";
}
