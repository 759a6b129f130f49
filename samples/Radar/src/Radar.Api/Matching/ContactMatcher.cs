using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace Radar.Api.Matching;

/// <summary>Matches by the contact's address, and failing that by the account's domain.</summary>
public sealed class ContactMatcher : IContactMatcher
{
    private readonly Dictionary<string, ContactMatch> _byAddress = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ContactMatch> _byDomain = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Indexes the accounts once; they change only with a deployment.</summary>
    public ContactMatcher(IOptions<CrmOptions> crm)
    {
        foreach (var account in crm.Value.Accounts)
        {
            _byDomain.TryAdd(account.Domain, new ContactMatch(account, Contact: null));
            foreach (var contact in account.Contacts)
            {
                _byAddress.TryAdd(contact.Email, new ContactMatch(account, contact));
            }
        }
    }

    /// <inheritdoc />
    public ContactMatch? Match(string from)
    {
        if (!MailAddress.TryCreate(from, out var sender))
        {
            return null;
        }

        return _byAddress.GetValueOrDefault(sender.Address) ?? _byDomain.GetValueOrDefault(sender.Host);
    }
}
