namespace Radar.Api.Matching;

/// <summary>Who a sender is.</summary>
/// <param name="Account">The account that the sender writes for.</param>
/// <param name="Contact">The contact; null for a colleague whom we do not know yet.</param>
public sealed record ContactMatch(Account Account, Contact? Contact);
