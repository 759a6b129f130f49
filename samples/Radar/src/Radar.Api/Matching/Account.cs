namespace Radar.Api.Matching;

/// <summary>A company that we sell to.</summary>
/// <param name="Id">Its number in the CRM.</param>
/// <param name="Name">Its name.</param>
/// <param name="Domain">The domain that its people write from.</param>
/// <param name="Contacts">The people that we know there.</param>
public sealed record Account(string Id, string Name, string Domain, IReadOnlyList<Contact> Contacts);
