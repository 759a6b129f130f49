namespace Radar.Recording.Mail;

/// <summary>Fills mailboxes with the same content in every recording.</summary>
public static class MailboxSeed
{
    private static readonly DateTimeOffset Newest = new(2026, 11, 20, 16, 42, 0, TimeSpan.Zero);

    private static readonly string[] Senders =
    [
        "Ines Duarte <ines.duarte@kestrelfreight.example>",
        "Tom Okafor <tom.okafor@kestrelfreight.example>",
        "Kestrel Freight Billing <billing@kestrelfreight.example>",
        "Greta Lindqvist <greta@alderpine.example>",
        "Alder & Pine Studio <studio@alderpine.example>",
        "\"Raman, Priya\" <p.raman@solanomedical.example>",
        "Luis Ferrer <l.ferrer@solanomedical.example>",
        "Hana Sato <h.sato@solanomedical.example>",
        "Owen Hughes <owen.hughes@brightwater.example>",
        "Samira Noor <samira@nooranalytics.example>",
        "Jonas Weber <jonas@nooranalytics.example>",
        "SaaS Weekly <digest@saasweekly.example>",
        "Calendar <no-reply@calendar.example>",
    ];

    private static readonly (string Subject, string Snippet)[] Topics =
    [
        ("Re: Renewal terms for next year", "Thanks, that works for us. Could you send the order form so that I can pass it on"),
        ("Pilot: first results", "We have two depots on it now and the drivers like it. Three questions before we"),
        ("Security questionnaire", "Our IT needs the attached sheet filled in before we can go any further. The rows in"),
        ("Invoice 20418", "The purchase order number is missing on this one, could you issue it again with"),
        ("Moving Thursday's call", "Something came up on our side. Would Friday at ten work for you and the team?"),
        ("Re: Pricing for 40 more seats", "I have the budget until the end of the month. What can you do if we sign for two"),
        ("Intro to our new head of operations", "I am leaving for parental leave next week and would like you to meet"),
        ("Export keeps timing out", "Since Monday the nightly export stops after a few minutes. Is this known on your"),
    ];

    /// <summary>A mailbox with this many messages; the same owner always gets the same ones.</summary>
    public static Mailbox Fill(string owner, int messages)
    {
        var random = new Random(StableHash.Of(owner));
        var received = Newest.AddSeconds(-random.Next(3600));
        var items = new List<MailItem>(messages);

        while (items.Count < messages)
        {
            items.Add(Message(owner, received, random));
            received = received.AddSeconds(-random.Next(240, 2400));
        }

        return new Mailbox(owner, items);
    }

    private static MailItem Message(string owner, DateTimeOffset received, Random random)
    {
        var (subject, snippet) = random.GetItems(Topics, 1)[0];
        var id = $"{received.ToUnixTimeMilliseconds():x}{random.Next(0x100000):x5}";

        return new MailItem(id, id, random.GetItems(Senders, 1)[0], owner, subject, snippet, received);
    }
}
