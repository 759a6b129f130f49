using Microsoft.Extensions.AI;
using Wirefix.Agent.Proposing.Models.Spending;

namespace Wirefix.Agent.Proposing.Models.Transcripts;

/// <summary>What a model answered.</summary>
/// <param name="Contents">Texts, thoughts and calls of tools.</param>
/// <param name="Finish">Why it ended; null where it broke off before.</param>
/// <param name="Usage">What it took, as far as the service told it.</param>
/// <param name="Pieces">In how many pieces it came; of answers that broke off.</param>
/// <param name="Why">Why it broke off; null where it came whole.</param>
internal sealed record RecordedAnswer(AIContent[] Contents, string? Finish, TokenUsage? Usage, int Pieces, string? Why)
{
    /// <summary>The answer as a model gives it.</summary>
    public IEnumerable<ChatResponseUpdate> Updates()
    {
        AIContent[] usage = Usage is null ? [] : [new UsageContent(Usage.ToDetails())];
        ChatFinishReason? reason = Finish is null ? null : new ChatFinishReason(Finish);
        yield return new ChatResponseUpdate(ChatRole.Assistant, [.. Contents, .. usage]) { FinishReason = reason };

        // What a broken answer took is estimated by its pieces, too.
        for (var piece = 1; piece < Pieces; piece++)
            yield return new ChatResponseUpdate();
    }
}
