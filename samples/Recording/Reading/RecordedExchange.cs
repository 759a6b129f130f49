namespace Samples.Recording.Reading;

/// <summary>An exchange of a recording, as far as its check needs it.</summary>
/// <param name="Service">The service that was recorded.</param>
/// <param name="IsInbound">Whether the service was called.</param>
/// <param name="Host">The host that was asked.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Start">When it began.</param>
public sealed record RecordedExchange(string Service, bool IsInbound, string Host, int Status, DateTimeOffset Start);
