using System.Reflection;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ingestion.Values;

namespace IvrFunctions.Tests.Ingestion.Values;

public sealed class AnyCellTests
{
    private const string Alphabet = "0123456789 0123456789::..//--,+'\"TZEPMhms>|#ñİ\u00A0\u202F";

    private static readonly string[] Seeds =
    [
        "2022-12-19 15:46:49 UTC", "31/08/2021 10:02:03", "14 de marzo de 2025", "20221219T154649Z", "8:00:00 a. m.", "0.38400462962963",
        "1900-01-01 00:02:23", "1 day, 0:02:23", "2 min y 5 seg", "1.234.567,89", "1,67E+16", "1671464809.335654", "A>B->ERROR", "Failed - x",
    ];

    private static readonly string[] Patterns =
    [
        .. typeof(TimestampPatterns).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!),
    ];

    [Fact]
    public void No_cell_makes_a_reader_throw()
    {
        var random = new Random(11);
        for (var i = 0; i < 40_000; i++)
        {
            var cell = Mutate(random, Seeds[random.Next(Seeds.Length)]);

            foreach (var pattern in Patterns)
            {
                _ = TimestampFormats.TryRead(pattern, cell, out _, out _, out _);
            }

            Assert.True(!Durations.TryParseSeconds(cell, out var seconds) || double.IsFinite(seconds), cell);
            _ = YesNo.Parse(cell);
            _ = IdDamage.LooksDamaged(cell);
            _ = MenuPaths.FailureStep(cell);
            _ = MenuPaths.LastStep(cell);
            _ = OutcomeRules.ReasonIn(cell);
            _ = OutcomeRules.Decide(new OutcomeSigns { Outcome = cell, Reason = cell });
        }
    }

    [Fact]
    public void A_format_that_does_not_exist_is_an_error()
    {
        var format = new TimestampFormat("no such", TimestampKind.DateAndTime, DayFirst: false, IsAmbiguous: false);

        Assert.Throws<ArgumentException>(() => TimestampFormats.TryParse(format, "2021-01-01", out _, out _, out _));
    }

    private static string Mutate(Random random, string seed)
    {
        var cell = seed.ToList();
        for (var edits = random.Next(5); edits >= 0; edits--)
        {
            var at = random.Next(cell.Count + 1);
            var letter = Alphabet[random.Next(Alphabet.Length)];
            switch (random.Next(3))
            {
                case 0:
                    cell.Insert(at, letter);
                    break;
                case 1 when at < cell.Count:
                    cell.RemoveAt(at);
                    break;
                case 2 when at < cell.Count:
                    cell[at] = letter;
                    break;
            }
        }

        return new string([.. cell]);
    }
}
