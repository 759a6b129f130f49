namespace Wirefix.Traffic.Inspection;

/// <summary>A call of one recorded service by another, or by itself, as both ends saw it.</summary>
/// <param name="Sent">The caller's outbound exchange.</param>
/// <param name="Arrived">The inbound exchange of the one that was called.</param>
public sealed record InnerCall(Exchange Sent, Exchange Arrived);
