using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Wirefix.Facts;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Inspection.Contrasts;
using Wirefix.Traffic.Inspection.Encodings;
using Wirefix.Traffic.Inspection.Errors;
using Wirefix.Traffic.Inspection.Framing;
using Wirefix.Traffic.Inspection.Load;
using Wirefix.Traffic.Inspection.Races;
using Wirefix.Traffic.Inspection.Reliability;
using Wirefix.Traffic.Inspection.Schemas;
using Wirefix.Traffic.Inspection.States;

namespace Wirefix.Traffic.Inspection;

/// <summary>A pattern in a snapshot that breaks an expectation, with the exchanges that show it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Throttling), "throttling")]
[JsonDerivedType(typeof(Propagation), "propagation")]
[JsonDerivedType(typeof(ErrorCluster), "errorCluster")]
[JsonDerivedType(typeof(Burst), "burst")]
[JsonDerivedType(typeof(Contrast), "contrast")]
[JsonDerivedType(typeof(LostValue), "lostValue")]
[JsonDerivedType(typeof(AlteredValue), "alteredValue")]
[JsonDerivedType(typeof(LostUpdate), "lostUpdate")]
[JsonDerivedType(typeof(DoubleEffect), "doubleEffect")]
[JsonDerivedType(typeof(CheckThenAct), "checkThenAct")]
[JsonDerivedType(typeof(IllegalTransition), "illegalTransition")]
[JsonDerivedType(typeof(UnguardedWrite), "unguardedWrite")]
[JsonDerivedType(typeof(BadEncoding), "encoding")]
[JsonDerivedType(typeof(BadFraming), "framing")]
[JsonDerivedType(typeof(UnsafeRetry), "unsafeRetry")]
[JsonDerivedType(typeof(RetryStorm), "retryStorm")]
[JsonDerivedType(typeof(IgnoredRetryAfter), "ignoredRetryAfter")]
[JsonDerivedType(typeof(NPlusOne), "nPlusOne")]
[JsonDerivedType(typeof(SlowdownUnderLoad), "slowdownUnderLoad")]
[JsonDerivedType(typeof(KindDrift), "kindDrift")]
[JsonDerivedType(typeof(FormatDrift), "formatDrift")]
[JsonDerivedType(typeof(RenamedField), "renamedField")]
[JsonDerivedType(typeof(UnknownToken), "unknownToken")]
[JsonDerivedType(typeof(Timeouts), "timeouts")]
[JsonDerivedType(typeof(ConnectionFailures), "connectionFailures")]
[JsonDerivedType(typeof(SlowEndpoint), "slowEndpoint")]
public abstract record Finding
{
    /// <summary>The score from which a finding is as good as certain.</summary>
    public const double HighScore = 0.8;

    /// <summary>The endpoint that it was found at.</summary>
    [JsonConverter(typeof(EndpointConverter))]
    public required Endpoint Endpoint { get; init; }

    /// <summary>Which way that endpoint's calls went.</summary>
    [JsonConverter(typeof(CamelCaseEnumConverter<Direction>))]
    public required Direction Direction { get; init; }

    /// <summary>From the first to the last of the exchanges; <see cref="TimeRange.Unknown"/> where they have no stamp.</summary>
    public required TimeRange Window { get; init; }

    /// <summary>The exchanges that show it, in time order.</summary>
    public required ImmutableArray<string> ExchangeIds { get; init; }

    /// <summary>One sentence for people.</summary>
    public required string Title { get; init; }

    /// <summary>
    /// How sure the pattern is, from 0 to 1; <see cref="ScoreMeaning"/> says what it measures. From
    /// <see cref="HighScore"/> on, chance and ordinary variation are as good as excluded.
    /// </summary>
    public required double Score { get; init; }

    /// <summary>What it is to the reader; findings are ordered by it.</summary>
    [JsonConverter(typeof(CamelCaseEnumConverter<FindingRole>))]
    public abstract FindingRole Role { get; }

    /// <summary>What the score measures, as half a sentence.</summary>
    public abstract string ScoreMeaning { get; }

    /// <summary>What observation would show that this is no fault, as a sentence.</summary>
    public abstract string RefutedBy { get; }

    /// <summary>At most three lines that show it: what was seen, beside what was expected.</summary>
    public ImmutableArray<string> Proof { get; init; } = [];

    /// <summary>What else a reader should know, as sentences.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
