namespace Radar.Api.Storage;

/// <summary>A sign of life from an account: somebody there wrote to one of us.</summary>
/// <param name="MessageId">The message; a touch is stored once a message.</param>
/// <param name="Account">The account's number in the CRM.</param>
/// <param name="Contact">The address of the contact who wrote; null when the sender is not a known contact.</param>
/// <param name="Subject">The message's subject.</param>
/// <param name="At">When the message was received.</param>
public sealed record Touch(string MessageId, string Account, string? Contact, string Subject, DateTimeOffset At);
