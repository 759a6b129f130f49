namespace Radar.Api.Matching;

/// <summary>A person at an account.</summary>
public sealed record Contact(string Name, string Email);
