using Wirefix.Agent;

namespace Wirefix.Cli.Printing;

/// <summary>Asks on stderr, and takes a line of standard input that says yes for a yes.</summary>
internal sealed class TerminalApproval(TextReader answers) : IApproval
{
    /// <inheritdoc/>
    public async Task<string?> RefusalOfAsync(FixResult result, CancellationToken cancellationToken)
    {
        await Console.Error.WriteAsync($"{ApprovalText.Of(result)}\nWrite it into the tree? [y/N] ");
        // A console's read does not end: it is left behind, and ends with the process.
        var answer = await Task.Run(answers.ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
        return answer?.Trim().ToUpperInvariant() is "Y" or "YES" ? null : "nobody said yes";
    }
}
