using System.Text.Json.Serialization;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Traffic.Comparison;

/// <summary>What can be said of a change.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>A test says that chance does not explain it.</summary>
    MoreThanNoise,

    /// <summary>A test says that chance may explain it.</summary>
    WithinNoise,

    /// <summary>One number on each side (a count or a peak), or too few calls: the two are facts, chance cannot be judged.</summary>
    NotTested,
}
