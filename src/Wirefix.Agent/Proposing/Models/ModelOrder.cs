using Wirefix.Agent.Proposing.Models.Spending;

namespace Wirefix.Agent.Proposing.Models;

/// <summary>What a user says of a model beside its name.</summary>
public sealed record ModelOrder
{
    /// <summary>The most tokens in all rounds together; null where they are not bounded.</summary>
    public long? MostTokens { get; init; }

    /// <summary>The highest cost, in the currency of the prices; null where it is not bounded.</summary>
    public decimal? MostCost { get; init; }

    /// <summary>What models cost; null where nobody told.</summary>
    public PriceTable? Prices { get; init; }

    /// <summary>A new file for the transcript; null for none.</summary>
    public string? Record { get; init; }
}
