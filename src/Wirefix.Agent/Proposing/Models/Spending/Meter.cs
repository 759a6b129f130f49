using Microsoft.Extensions.AI;
using Wirefix.Agent.Context;

namespace Wirefix.Agent.Proposing.Models.Spending;

/// <summary>Counts what a model takes: each call once, whatever became of it.</summary>
internal sealed class Meter(ModelBudget budget)
{
    /// <summary>What was taken so far.</summary>
    public Consumption Taken { get; private set; } = new() { Cost = budget.Price is null ? null : 0, Currency = budget.Price is null ? null : budget.Currency };

    /// <summary>Why the model is not called any more; null where it may be.</summary>
    public string? Ended => budget.EndedBy(Taken);

    /// <summary>Counts a call that the service answered to its end.</summary>
    public void AddAnswered(IReadOnlyList<ChatMessage> prompt, ChatOptions options, IReadOnlyList<ChatResponseUpdate> updates)
    {
        var told = ToldBy(updates);
        Add(told, told == TokenUsage.None ? Estimate(prompt, options, updates, told) : TokenUsage.None, failed: 0);
    }

    /// <summary>Counts a call whose answer broke off: what the service had not told by then is estimated.</summary>
    public void AddBroken(IReadOnlyList<ChatMessage> prompt, ChatOptions options, IReadOnlyList<ChatResponseUpdate> updates)
    {
        var told = ToldBy(updates);
        Add(told, Estimate(prompt, options, updates, told), failed: 1);
    }

    /// <summary>Counts a call that the service did not take.</summary>
    public void AddRefused() => Add(TokenUsage.None, TokenUsage.None, failed: 1);

    /// <summary>Counts calls of tools.</summary>
    public void AddToolCalls(int count) => Taken = Taken with { ToolCalls = Taken.ToolCalls + count };

    private void Add(TokenUsage told, TokenUsage estimated, int failed)
    {
        var tokens = Taken.Tokens + told + estimated;
        Taken = Taken with
        {
            Calls = Taken.Calls + 1,
            FailedCalls = Taken.FailedCalls + failed,
            Tokens = tokens,
            EstimatedTokens = Taken.EstimatedTokens + estimated.Total,
            Cost = budget.Price?.CostOf(tokens),
        };
    }

    private static TokenUsage ToldBy(IEnumerable<ChatResponseUpdate> updates) => updates.SelectMany(update => update.Contents).OfType<UsageContent>()
        .Aggregate(TokenUsage.None, (sum, usage) => sum + TokenUsage.Of(usage.Details));

    // A piece of an answer is a token at least: arguments of calls that never became whole do not show otherwise.
    private static TokenUsage Estimate(IReadOnlyList<ChatMessage> prompt, ChatOptions options, IReadOnlyList<ChatResponseUpdate> updates, TokenUsage told)
    {
        var output = Math.Max(updates.Count, TokenCount.Of(string.Concat(updates.SelectMany(update => update.Contents).Select(PromptText.Of))));
        return new TokenUsage(
            told.Fresh + told.CacheRead + told.CacheWrite > 0 ? 0 : PromptText.TokensOf(prompt, options), 0, 0, Math.Max(0, output - told.Output));
    }
}
