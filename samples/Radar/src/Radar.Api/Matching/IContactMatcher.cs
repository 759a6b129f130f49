namespace Radar.Api.Matching;

/// <summary>Tells which account and contact a sender belongs to.</summary>
public interface IContactMatcher
{
    /// <summary>Matches the From header of a message.</summary>
    /// <returns>The match, or null when the sender belongs to no account.</returns>
    ContactMatch? Match(string from);
}
