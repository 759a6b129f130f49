namespace Samples.Recording.Parcels;

/// <summary>The parcels that the carrier knows.</summary>
internal static class CarrierParcels
{
    private const int Count = 30;

    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 6, 10, 0, TimeSpan.Zero);
    private static readonly string[] Depots = ["Kassel", "Bremen", "Leipzig", "Augsburg", "Lyon", "Graz"];
    private static readonly string[] Codes = ["ANN", "ARR", "DEP", "OFD", "DEL"];

    public static IReadOnlyList<CarrierParcel> All { get; } = [.. Enumerable.Range(0, Count).Select(Parcel)];

    private static CarrierParcel Parcel(int index) => new(
        $"PX{80412300 + (index * 37)}",
        index % 4 == 1 ? "EXP" : "STD",
        420 + (index * 1613 % 18000),
        // Lyon and Graz belong to partners.
        IsWeighedByPartner: index % 6 >= 4 && index % 4 != 1,
        [.. Enumerable.Range(0, 1 + (index % Codes.Length)).Select(step => Scan(index, step))]);

    private static (string Code, string Depot, DateTimeOffset At) Scan(int index, int step) =>
        (Codes[step], Depots[(index + (step > 2 ? 1 : 0)) % Depots.Length], Monday.AddMinutes((index * 17) + (step * 185)));
}
