namespace Wirefix.Hook.Recording;

/// <summary>A response as it went over the wire, without its body.</summary>
/// <param name="Status">The status code; 0 where no answer came.</param>
/// <param name="Headers">The header fields, each name once.</param>
/// <param name="FailureReason">Why no answer came, as the platform says it; null where one came.</param>
internal readonly record struct SeenResponse(int Status, IReadOnlyList<SeenHeader> Headers, string? FailureReason = null);
