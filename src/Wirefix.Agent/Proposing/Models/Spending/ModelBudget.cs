using System.Globalization;

namespace Wirefix.Agent.Proposing.Models.Spending;

/// <summary>What a model may take in all rounds together.</summary>
public sealed record ModelBudget
{
    /// <summary>No bound beside those of rounds and time.</summary>
    public static readonly ModelBudget Unbounded = new();

    /// <summary>The most tokens, prompts and answers together; null where they are not bounded.</summary>
    public long? MostTokens { get; init; }

    /// <summary>The highest cost, in the currency of the price table; null where it is not bounded.</summary>
    public decimal? MostCost { get; init; }

    /// <summary>What the model costs; null where nobody told.</summary>
    public ModelPrice? Price { get; init; }

    /// <summary>What the price is in.</summary>
    public string? Currency { get; init; }

    /// <summary>Why the model is not called any more, in half a sentence; null where it may be.</summary>
    public string? EndedBy(Consumption taken)
    {
        if (MostTokens is { } tokens && taken.Tokens.Total >= tokens)
            return string.Create(CultureInfo.InvariantCulture, $"the budget of {tokens:N0} tokens was used up ({taken.Tokens.Total:N0} were taken)");
        return MostCost is { } cost && taken.Cost >= cost
            ? string.Create(CultureInfo.InvariantCulture, $"the budget of {cost:0.####} {Currency} was used up ({taken.Cost:0.####} were taken)")
            : null;
    }
}
