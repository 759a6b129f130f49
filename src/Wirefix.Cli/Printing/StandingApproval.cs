using Wirefix.Agent;

namespace Wirefix.Cli.Printing;

/// <summary>Nobody is asked: who gave the command said yes already.</summary>
internal sealed class StandingApproval : IApproval
{
    /// <inheritdoc/>
    public Task<string?> RefusalOfAsync(FixResult result, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
