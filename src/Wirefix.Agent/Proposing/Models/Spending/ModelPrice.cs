namespace Wirefix.Agent.Proposing.Models.Spending;

/// <summary>What a model's tokens cost, for each million of them.</summary>
/// <param name="Fresh">Of prompts.</param>
/// <param name="CacheRead">Of prompts that the service remembered.</param>
/// <param name="CacheWrite">Of prompts that the service now remembers.</param>
/// <param name="Output">Of answers.</param>
public sealed record ModelPrice(decimal Fresh, decimal CacheRead, decimal CacheWrite, decimal Output)
{
    private const decimal Million = 1_000_000m;

    /// <summary>The cost of some tokens.</summary>
    public decimal CostOf(TokenUsage usage) =>
        (usage.Fresh * Fresh + usage.CacheRead * CacheRead + usage.CacheWrite * CacheWrite + usage.Output * Output) / Million;
}
