using System.Collections.Immutable;

namespace Wirefix.Traffic.Inspection.Framing;

/// <summary>What the check of one side of an endpoint's exchanges gave.</summary>
/// <param name="Group">The endpoint's exchanges.</param>
/// <param name="Side">The side.</param>
/// <param name="Messages">How many messages had a body to judge.</param>
/// <param name="Whole">How many of them are whole.</param>
/// <param name="Broken">The others, in time order.</param>
internal sealed record FramingCheck(
    EndpointGroup Group,
    MessageSide Side,
    int Messages,
    int Whole,
    ImmutableArray<(Exchange Exchange, FramingFlaw Flaw)> Broken);
