namespace Radar.Api.Matching;

/// <summary>The accounts and contacts, exported from the CRM. Bound from the section <c>Crm</c>.</summary>
public sealed class CrmOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Crm";

    /// <summary>The accounts; where two share a domain, the first one has it.</summary>
    public IReadOnlyList<Account> Accounts { get; set; } = [];
}
