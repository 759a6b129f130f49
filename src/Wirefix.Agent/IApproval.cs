namespace Wirefix.Agent;

/// <summary>Who says whether a confirmed fix is written into the user's tree.</summary>
public interface IApproval
{
    /// <summary>Why it is not written, in half a sentence; null where it is.</summary>
    /// <param name="result">The confirmed fix.</param>
    /// <param name="cancellationToken">Ends the waiting for an answer.</param>
    Task<string?> RefusalOfAsync(FixResult result, CancellationToken cancellationToken);
}
