namespace Wirefix.Agent.Evaluating;

/// <summary>What some runs of one agent under one condition come to.</summary>
/// <param name="Agent">The agent's name, with its budget.</param>
/// <param name="Include">The condition's name.</param>
/// <param name="FaultClass">The kind of fault; null for all of them.</param>
/// <param name="Passed">Those whose last proposal passes the hidden test.</param>
public sealed record EvalRow(string Agent, string Include, string? FaultClass, Share Passed)
{
    /// <summary>Those whose fix was confirmed.</summary>
    public required Share Confirmed { get; init; }

    /// <summary>Confirmed ones that the hidden test refutes; there must be none.</summary>
    public required int FalselyConfirmed { get; init; }

    /// <summary>Those that changed what is not of the service that holds the fault.</summary>
    public required Share WrongService { get; init; }

    /// <summary>Runs that pass and whose counterpart under the alert alone does not; null where there is none to compare with.</summary>
    public int? Rescued { get; init; }

    /// <summary>Runs that do not pass and whose counterpart under the alert alone does; null where there is none to compare with.</summary>
    public int? Hurt { get; init; }

    /// <summary>The mean of tokens of those runs that report any; null where none does.</summary>
    public double? Tokens { get; init; }

    /// <summary>The mean cost of those runs that report any, in the currency of the price table; null where none does.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The mean time, in seconds.</summary>
    public required double Seconds { get; init; }
}
