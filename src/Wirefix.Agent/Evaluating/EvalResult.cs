using System.Text.Json.Serialization;

namespace Wirefix.Agent.Evaluating;

/// <summary>How one run ended: a line of the file of results.</summary>
public sealed record EvalResult
{
    /// <summary>The case's name.</summary>
    public required string Case { get; init; }

    /// <summary>The kind of fault.</summary>
    public required string FaultClass { get; init; }

    /// <summary>The agent's name, with its budget.</summary>
    public required string Agent { get; init; }

    /// <summary>The condition's name.</summary>
    public required string Include { get; init; }

    /// <summary>The run's number, from 1.</summary>
    public required int Run { get; init; }

    /// <summary>How the fix ended; null where it could not be run at all.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether the hidden test passes with the last proposal, confirmed or not; false where there was none.</summary>
    public bool Passed { get; init; }

    /// <summary>What the hidden test showed, in a sentence; empty where it was not asked.</summary>
    public string Judged { get; init; } = "";

    /// <summary>Whether the last proposal changes what is not of the service that holds the fault.</summary>
    public bool WrongService { get; init; }

    /// <summary>The tokens that the agent used; null where it reports none.</summary>
    public long? Tokens { get; init; }

    /// <summary>What they cost, in the currency of the price table; null where no price is known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>How long the fix took, without the hidden test, in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>Which run it is.</summary>
    [JsonIgnore]
    public EvalKey Key => new(Case, Agent, Include, Run);

    /// <summary>Whether the run came to an end that counts; one that could not be run is run again.</summary>
    [JsonIgnore]
    public bool Counts => Outcome is not null;

    /// <summary>Whether a fix was confirmed that the hidden test refutes.</summary>
    [JsonIgnore]
    public bool IsFalselyConfirmed => Outcome == Wirefix.Agent.Outcome.Confirmed && !Passed;
}
