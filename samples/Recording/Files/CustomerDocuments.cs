namespace Samples.Recording.Files;

/// <summary>The documents that customers keep, with the names that they gave them.</summary>
internal static class CustomerDocuments
{
    private static readonly string[] Names =
    [
        "Rental contract.pdf", "Invoice #20417.pdf", "floor-plan.pdf", "Übergabeprotokoll.pdf", "Meter readings 2026.csv",
        "Letter of 3 March.pdf", "Offer #7 (kitchen).pdf", "photos+plans.zip", "Insurance policy.pdf", "Kündigung.pdf",
        "Invoice 20433.pdf", "Heizkosten 2025.pdf", "Claim #A-118.pdf", "keys.txt", "Garage & cellar.pdf",
        "Invoice #20502.pdf", "100% renovation.pdf", "House rules.pdf", "minutes_2026-05.pdf", "Réparation toiture.pdf",
        "Deposit receipt.pdf", "Offer #9.pdf", "Energy certificate.pdf", "balcony.jpg", "Invoice 20518.pdf",
        "Parking lot 12.pdf", "Minutes (draft).pdf", "Smoke detectors.pdf", "Ticket #4471.txt", "Hausordnung.pdf",
    ];

    public static IReadOnlyList<(int Customer, string Name)> All { get; } = [.. Names.Select((name, index) => (1180 + (index % 3 * 7), name))];

    public static string MediaTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".pdf" => "application/pdf",
        ".csv" => "text/csv; charset=utf-8",
        ".zip" => "application/zip",
        ".jpg" => "image/jpeg",
        _ => "text/plain; charset=utf-8",
    };
}
